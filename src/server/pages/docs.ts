import { createHash } from "node:crypto";
import { STYLE } from "./docs-style.js";
import { Html, html } from "./html.js";
import { renderSchema, type Schema } from "./schema.js";

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
}
type Content = Record<string, { schema: Schema }>;
interface Operation {
  summary: string;
  description?: string;
  tags: string[];
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
}
interface Document {
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** The document as one page without scripts; `policy` lets it use nothing but its own style. */
export function docsPage(given: object): { html: string; policy: string } {
  const { info, paths, components } = given as Document;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(all.map(({ operation }) => operation.tags[0] ?? ""))].sort();
  const of = (tag: string) => all.filter(({ operation }) => operation.tags[0] === tag);
  const schemas = Object.entries(components.schemas).sort(([a], [b]) => a.localeCompare(b));
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title} API ${info.version}</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <nav aria-label="Contents">
          <p class="title">${info.title} <span>${info.version}</span></p>
          ${tags.map((tag) => html`<a href="#${tag}">${tag}</a>`)}
          <a href="#schemas">schemas</a>
          <a href="openapi.json">openapi.json</a>
        </nav>
        <main>
          <h1>${info.title} API</h1>
          <p>
            ${info.description} Send <code>Authorization: Bearer TOKEN</code>; make tokens with
            <code>nautobot-bridge token create</code>.
          </p>
          ${tags.map(
            (tag) =>
              html`<section id="${tag}">
                <h2>${tag}</h2>
                ${of(tag).map(operationOf)}
              </section>`,
          )}
          <section id="schemas">
            <h2>schemas</h2>
            ${schemas.map(
              ([name, schema]) =>
                html`<details id="schema-${name}">
                  <summary><b>${name}</b> ${schema.description}</summary>
                  ${renderSchema(schema)}
                </details>`,
            )}
          </section>
        </main>
      </body>
    </html>`;
  const hash = createHash("sha256").update(STYLE).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return { html: page.text, policy };
}

function operationOf({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): Html {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  return html`<details id="${operationId}">
    <summary>
      <span class="method ${method}">${method}</span> <code>${path}</code> <span>${summary}</span>
    </summary>
    <p>${description}</p>
    ${parameters.length > 0 ? parametersOf(parameters) : undefined}
    ${
      requestBody
        ? html`<h3>Body</h3>
            ${contentOf(requestBody.content)}`
        : undefined
    }
    <h3>Answers</h3>
    <dl>
      ${Object.entries(responses).map(
        ([status, answer]) =>
          html`<dt class="s${status.charAt(0)}">${status}</dt>
            <dd>${answer.description}${answer.content && contentOf(answer.content)}</dd>`,
      )}
    </dl>
  </details>`;
}

const parametersOf = (parameters: readonly Parameter[]): Html =>
  html`<h3>Parameters</h3>
    <table>
      <tbody>
        ${parameters.map(
          ({ name, in: place, required, description, schema }) =>
            html`<tr>
              <th scope="row"><code>${name}</code>${required ? html`<i>required</i>` : undefined}</th>
              <td>${place}</td>
              <td>${renderSchema(schema)}</td>
              <td>${description}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;

const contentOf = (content: Content): Html[] =>
  Object.entries(content).map(
    ([type, { schema }]) =>
      html`<div class="content">
        ${type === "application/json" ? undefined : html`<code>${type}</code>`}${renderSchema(schema)}
      </div>`,
  );
