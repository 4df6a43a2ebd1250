import { expect } from "chai";
import express, { type Express } from "express";
import request from "supertest";
import { z } from "zod";
import { silentLogger } from "../../../src/lib/logger.js";
import { ROLES, type Role } from "../../../src/access/index.js";
import { requireToken } from "../../../src/server/auth.js";
import { errorHandler } from "../../../src/server/error-handler.js";
import { mountRoutes } from "../../../src/server/mount.js";
import { openApiDocument } from "../../../src/server/openapi.js";
import { answer, defineRoute, ok, sending, type Route } from "../../../src/server/route.js";
import { flag, wholeNumber } from "../../../src/server/schemas/fields.js";
import { Sessions } from "../../../src/server/session.js";
import { seal } from "../../helpers/runners.js";

const echo = defineRoute({
  method: "post",
  path: "/api/v1/echo/:name",
  role: "operator",
  summary: "Says it again.",
  params: { name: z.string().max(5) },
  query: { times: wholeNumber(1, 3).default(1), loud: flag.default(false) },
  headers: { "x-mood": z.enum(["good", "bad"]).optional() },
  body: z.strictObject({ word: z.string() }),
  responses: { 201: z.object({ said: z.string(), by: z.string().optional() }) },
  refusals: [409],
  handler: ({ params, query, headers, body, caller }) => {
    const said = `${params.name}: ${body.word.repeat(query.times)}${query.loud ? "!" : ""}`;
    return answer(201, { said: `${said} ${headers["x-mood"] ?? ""}`, by: caller.name });
  },
});
const open = defineRoute({
  method: "get",
  path: "/open",
  role: "open",
  summary: "Text for everybody.",
  responses: { 200: { media: ["text/plain"], description: "Text." } },
  handler: () => sending(200, (response) => void response.type("text/plain").send("hello")),
});
const bytes = defineRoute({
  method: "post",
  path: "/bytes",
  role: "open",
  summary: "Counts bytes.",
  rawBody: "1kb",
  responses: { 200: z.object({ bytes: z.number() }) },
  handler: (input) => ok({ bytes: (input.request.body as Buffer).length }),
});

const noAudit = () => Promise.resolve();
const serve = (...routes: Route[]): Express => {
  const isRole = (token: string): token is Role => (ROLES as readonly string[]).includes(token);
  const authenticate = (token: string) =>
    Promise.resolve(isRole(token) ? { name: `the ${token}`, role: token } : "Who is that?");
  const app = express();
  app.use("/api", requireToken(authenticate, new Sessions(seal), { browsable: new Set(), open: new Set() }));
  app.use(mountRoutes(routes, noAudit), errorHandler(silentLogger));
  return app;
};
const call = (path: string, role: string) =>
  request(serve(echo)).post(path).auth(role, { type: "bearer" }).send({ word: "hi" });

describe("a declared route", () => {
  it("gives its handler everything parsed, and who asks", async () => {
    const response = await call("/api/v1/echo/Bo?times=2&loud=true", "admin").set("X-Mood", "good");
    expect(response.status).to.equal(201);
    expect(response.body).to.deep.equal({ said: "Bo: hihi! good", by: "the admin" });
  });

  it("lets every role from its own on call it, and no other", async () => {
    const statuses = await Promise.all(
      ["viewer", "operator", "admin", "nobody"].map(
        async (role) => (await call("/api/v1/echo/Bo", role)).status,
      ),
    );
    expect(statuses).to.deep.equal([403, 201, 201, 401]);
  });

  const refused: [what: string, path: string, body: object, message: RegExp][] = [
    ["parameter", "/api/v1/echo/Bobbybob", { word: "hi" }, /^name: /],
    [
      "query",
      "/api/v1/echo/Bo?times=4&loud=perhaps",
      { word: "hi" },
      /times: is not from 1 to 3; loud: is not/,
    ],
    ["unknown query", "/api/v1/echo/Bo?twice=1", { word: "hi" }, /twice/],
    ["body", "/api/v1/echo/Bo", { word: 1 }, /^word: /],
  ];
  for (const [what, path, body, message] of refused) {
    it(`refuses a bad ${what} by name`, async () => {
      const response = await call(path, "admin").send(body).expect(400);
      expect((response.body as { error: { message: string } }).error.message).to.match(message);
    });
  }

  it("does not read the body of who may not call it", async () => {
    await call("/api/v1/echo/Bo", "viewer").type("json").send("{ broken").expect(403);
  });

  it("answers other than JSON, and takes raw bytes up to its limit", async () => {
    const app = serve(open, bytes);
    expect((await request(app).get("/open").expect(200)).text).to.equal("hello");
    const counted = await request(app).post("/bytes").type("json").send("{ broken").expect(200);
    expect(counted.body).to.deep.equal({ bytes: 8 });
    await request(app).post("/bytes").type("json").send("x".repeat(2000)).expect(413);
  });

  it("stands in the OpenAPI document with all that it may answer", () => {
    const { paths } = openApiDocument([echo, open], "1.2.3") as {
      paths: Record<string, Record<string, Record<string, object>>>;
    };
    const { post } = paths["/api/v1/echo/{name}"] ?? {};
    expect(Object.keys(post?.["responses"] ?? {})).to.deep.equal([
      "201",
      "400",
      "401",
      "403",
      "404",
      "408",
      "409",
      "413",
      "415",
      "429",
      "431",
      "500",
      "503",
    ]);
    expect(post?.["parameters"]).to.have.length(4);
    expect(post?.["security"]).to.deep.equal([{ bearer: [] }]);
    const { get } = paths["/open"] ?? {};
    expect(get?.["security"]).to.deep.equal([]);
    expect(Object.keys(get?.["responses"] ?? {})).to.deep.equal([
      "200",
      "400",
      "408",
      "429",
      "431",
      "500",
      "503",
    ]);
  });
});
