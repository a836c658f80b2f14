// Where code names a service; the compiler and the tests miss it there.
import { camel, pascal } from './name.mjs';

export const listing = ({ name, path }) => ({
  name,
  path,
  stores: ['mongo'],
  callers: ['ingress'],
  secrets: ['JWT_PUBLIC_KEY', 'JWT_LEGACY_KEY', 'COOKIE_KEYS'],
});

export const code = [
  {
    file: 'infra/services.json',
    entry: (service) => `,${JSON.stringify(listing(service), null, 2)}`,
    before: '\n]\n',
  },
  {
    file: 'common/src/contracts/service-names.ts',
    entry: ({ name }) => `, '${name}'`,
    before: /,?\s*\] as const/,
  },
  {
    file: 'common/src/contracts/subjects.ts',
    entry: ({ name }) => `  '${name}:created',\n`,
    before: '] as const',
  },
  {
    file: 'common/src/contracts/index.ts',
    entry: ({ name }) => `export { ${pascal(name)}Created } from './${name}.ts';\n`,
    before: /$/,
  },
  {
    file: 'infra/local/src/services.ts',
    entry: ({ name }) => `import { create${pascal(name)} } from '@ticketing/${name}';
import { ${camel(name)}Config } from '@ticketing/${name}/config';
`,
    before: "import type { Environment } from './part.ts';",
  },
  {
    file: 'infra/local/src/services.ts',
    entry: ({ name }) =>
      `  '${name}': inThisProcess('${name}', ${camel(name)}Config, create${pascal(name)}),\n`,
    before: /\};\n$/,
  },
];
