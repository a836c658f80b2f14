// Where a service is named one by one, since what stands there cannot read infra/services.json: `npm run new` writes
// the entry before what follows the services, and a test looks for the entry of each.
import { inCompose, inIngress, inNames, inRoute, inSkaffold, manifest, pathOf } from './entries.mjs';

/** What a service's `entry` is in a file, and what comes right after the services there. */
export const places = [
  { file: 'package.json', entry: ({ name }) => `    "${name}",\n`, before: '    "client",\n' },
  { file: 'tsconfig.json', entry: pathOf(''), before: '    {\n      "path": "client"\n' },
  {
    file: 'README.md',
    entry: ({ name }) => `| [${name}](${name}/README.md) | entries: what people write down |\n`,
    // what it says of itself is its own
    names: ({ name }) => `| [${name}](${name}/README.md) |`,
    before: '| [client](',
  },
  { file: 'compose.yaml', entry: inCompose, before: '  client:\n' },
  {
    file: 'compose.yaml',
    entry: ({ name }) => `  ${name}-mongo: { <<: *mongo, volumes: ["${name}-mongo:/data/db"] }\n`,
    before: '\n  nats:\n',
  },
  { file: 'compose.yaml', entry: ({ name }) => `${name}, `, before: 'client, stripe]' },
  { file: 'compose.yaml', entry: ({ name }) => `  ${name}-mongo: {}\n`, before: '  nats: {}\n' },
  { file: 'skaffold.yaml', entry: inSkaffold.dev, before: '\n    - image: ticketing/client\n' },
  {
    file: 'skaffold.yaml',
    entry: inSkaffold.prod,
    before: '        - image: ticketing/client\n          context: .\n          docker:',
  },
  {
    file: 'skaffold.yaml',
    entry: inSkaffold.withoutDaemon,
    before: '        - image: ticketing/client\n          context: .\n          custom:',
  },
  {
    file: '.github/workflows/images.yaml',
    entry: ({ name }) => `          - { name: ${name}, dockerfile: service }\n`,
    before: '          - { name: client,',
  },
  { file: 'infra/docker/client.Dockerfile', entry: manifest, before: 'COPY client/package.json' },
  { file: 'infra/docker/service.Dockerfile', entry: manifest, before: 'COPY client/package.json' },
  {
    file: 'infra/docker/service.Dockerfile',
    entry: ({ name }) => `-w ${name} `,
    before: '-w infra/embedded-mongo',
  },
  {
    file: 'infra/docker/service.Dockerfile',
    entry: ({ name }) => `COPY ${name} ${name}\n`,
    before: '# all at once',
  },
  {
    file: 'infra/docker/service.Dockerfile',
    entry: ({ name }) => `${name} `,
    before: 'infra/embedded-mongo infra/fake-stripe \\\n && find',
  },
  {
    file: 'infra/compose/gateway.conf',
    entry: ({ name, path }) => `  location ${path} { set $to ${name}; proxy_pass http://$to:3000; }\n`,
    before: '  location / {',
  },
  {
    file: 'infra/compose-tests/open-ports.yaml',
    entry: ({ name }) => `  ${name}-mongo: { ports: ["127.0.0.1::27017"] }\n`,
    before: '  nats:',
  },
  { file: 'infra/k8s/ingress.yaml', entry: inIngress, before: '          - path: /\n' },
  {
    file: 'infra/k8s/kustomization.yaml',
    entry: ({ name }) => `  - services/${name}\n`,
    before: '  - services/client\n',
  },
  {
    file: 'infra/k8s/kustomization.yaml',
    entry: ({ name }) => `  - mongo/${name}\n`,
    before: '  - nats-streaming\n',
  },
  {
    file: 'infra/k8s/network/kustomization.yaml',
    entry: ({ name }) => `  - ${name}.yaml\n`,
    before: '  - client.yaml\n',
  },
  {
    file: 'infra/k8s-dev/kustomization.yaml',
    entry: ({ name }) => `  - { name: ticketing/${name}, newTag: dev }\n`,
    before: '  - { name: ticketing/client,',
  },
  {
    file: 'infra/k8s-prod/kustomization.yaml',
    entry: ({ name }) => `  - { name: ticketing/${name}, newTag: 1.0.0 }\n`,
    // which version is a matter of releases
    names: ({ name }) => `  - { name: ticketing/${name}, newTag: `,
    before: '  - { name: ticketing/client,',
  },
  {
    file: 'infra/components/mongo-users/kustomization.yaml',
    entry: ({ name }) => `  - { path: ${name}.yaml }\n`,
    before: 'configMapGenerator:',
  },
  {
    file: 'infra/components/monitoring/prometheus.yml',
    entry: ({ name }) => `          - ${name}\n`,
    before: '          - client\n',
  },
  { file: 'infra/components/monitoring/k8s/names.yaml', entry: inNames, before: inNames({ name: 'client' }) },
  {
    file: 'infra/components/gateway-api/http-route.yaml',
    entry: inRoute,
    before: '    - matches: [{ path: { type: PathPrefix, value: / }',
  },
  {
    file: 'infra/components/gateway-api/kustomization.yaml',
    entry: ({ name }) => `${name}|`,
    before: 'client)',
  },
  {
    file: 'infra/local/package.json',
    entry: ({ name }) => `    "@ticketing/${name}": "^1.0.0",\n`,
    before: '    "mongodb":',
  },
  {
    file: 'infra/local/tsconfig.json',
    entry: pathOf('../../'),
    before: '    {\n      "path": "../embedded-mongo"\n',
  },
];
