import { expect } from "chai";
import type { Express } from "express";
import { createApp } from "../../src/server/index.js";
import { allRoutes } from "../../src/server/routes/index.js";
import { holdToDocument } from "./api-document.js";

type Options = Parameters<typeof createApp>[0];
const problems: string[] = [];

/** The service's app; the test fails that gets an answer which the API's own document does not declare. */
export const testApp = (options: Options): Express =>
  holdToDocument(createApp(options), allRoutes(options), problems);

afterEach("answers are as the API's document declares them", () => {
  expect(problems.splice(0)).to.deep.equal([]);
});
