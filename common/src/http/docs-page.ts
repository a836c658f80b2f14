import type { openapi } from './openapi.ts';

type Document = ReturnType<typeof openapi>;
interface Operation {
  summary: string;
  security: unknown[];
  responses: Record<string, { description: string }>;
}

/** The document for people: one page, no script, nothing loaded from elsewhere. */
export const docsPage = (document: Document, documentUrl: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(document.info.title)} API</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${text(document.info.title)} API</h1>
<p><a href="${documentUrl}">OpenAPI document</a></p>
${Object.entries(document.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation as Operation)),
  )
  .join('\n')}
<h2>Errors</h2>
<details><summary>Their codes, by operation</summary><pre>${text(
  JSON.stringify(document.components.schemas, null, 2),
)}</pre></details>
</main>
</body>
</html>
`;

const section = (method: string, path: string, { responses, security, summary, ...rest }: Operation) => `
<section>
<h2><b>${method.toUpperCase()}</b> <code>${text(path)}</code></h2>
<p>${text(summary)}${security.length > 0 ? ' <em>Signed in.</em>' : ''}</p>
<ul>${Object.entries(responses)
  .map(([status, { description }]) => `<li><code>${status}</code> ${text(description)}</li>`)
  .join('')}</ul>
<details><summary>Schemas</summary><pre>${text(JSON.stringify({ ...rest, responses }, null, 2))}</pre></details>
</section>`;

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 52rem; margin: 0 auto; padding: 1rem }
h2 { font-size: 1.1rem; margin: 2rem 0 0 } h2 b { display: inline-block; min-width: 4.5rem }
section { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
pre { overflow: auto; font-size: .85rem } p { margin: .25rem 0 }
`;

const text = (raw: string) => raw.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
