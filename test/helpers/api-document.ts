import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { RequestHandler, Response } from "express";
import express, { type Express } from "express";
import { openApiDocument } from "../../src/server/openapi.js";
import type { Route } from "../../src/server/route.js";

interface Answered {
  content?: Record<string, { schema: object }>;
}
interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Answered> }>>;
  components?: object;
}

/** Holds each answer against the OpenAPI document of `routes`; what is not as declared is added to `problems`. */
export function holdToDocument(app: Express, routes: readonly Route[], problems: string[]): Express {
  const document = openApiDocument(routes, "1.2.3") as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: "api", ...document });
  const validators = new Map<string, ValidateFunction>();
  const validatorAt = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    validators.set(pointer, known);
    return known;
  };
  const check = (method: string, path: string, response: Response, text: string): void => {
    const declared = Object.keys(document.paths).find((each) => matches(each, path));
    const operation = declared && document.paths[declared]?.[method];
    if (!declared || !operation) return;
    const what = `${method} ${path} ${response.statusCode}`;
    const answered = operation.responses[String(response.statusCode)];
    const type = String(response.getHeader("content-type")).split(";")[0] ?? "";
    if (!answered) return void problems.push(`${what}: the status is not declared`);
    if (!answered.content?.[type]) return void problems.push(`${what}: ${type} is not declared`);
    if (type !== "application/json") return;
    const steps = ["paths", declared, method, "responses", response.statusCode, "content", type, "schema"];
    const valid = validatorAt(`/${steps.map((step) => escape(String(step))).join("/")}`);
    if (!valid(JSON.parse(text))) problems.push(`${what}: ${ajv.errorsText(valid.errors)}\n${text}`);
  };
  const watch: RequestHandler = (request, response, next) => {
    const parts: Buffer[] = [];
    for (const name of ["write", "end"] as const) {
      const original = response[name].bind(response) as (...args: unknown[]) => never;
      response[name] = ((part: unknown, ...rest: unknown[]) => {
        if (typeof part === "string" || part instanceof Uint8Array) parts.push(Buffer.from(part));
        return original(part, ...rest);
      }) as never;
    }
    const { path } = request;
    response.on("finish", () =>
      check(request.method.toLowerCase(), path, response, Buffer.concat(parts).toString()),
    );
    next();
  };
  return express().use(watch, app);
}

const escape = (step: string): string => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));

const matches = (declared: string, path: string): boolean =>
  new RegExp(`^${declared.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`).test(path);
