import { userInfo } from "node:os";

/** Whoever calls the command line, as the operating system knows them. */
export const user = (): string => userInfo().username;
