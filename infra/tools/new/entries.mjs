// Entries of more than a line, for places.mjs.

export const inSkaffold = {
  dev: ({ name }) => `\n    - image: ticketing/${name}
      context: .
      docker: { dockerfile: infra/docker/service.Dockerfile, target: dev, buildArgs: { SERVICE: ${name} } }
      sync: { manual: [{ src: "${name}/src/**/*.ts", dest: ., strip: ${name}/ }] }`,
  prod: ({ name }) => `        - image: ticketing/${name}
          context: .
          docker:
            {
              dockerfile: infra/docker/service.Dockerfile,
              target: production,
              buildArgs: { SERVICE: ${name} },
            }
`,
  withoutDaemon: ({ name }) => `        - image: ticketing/${name}
          context: .
          custom:
            buildCommand: IMAGE_TARGET=dev infra/docker/build-image
            dependencies:
              paths: [common, ${name}, infra/docker, package-lock.json]
              ignore: ["**/node_modules", "**/dist", "**/__test__"]
          sync: { manual: [{ src: "${name}/src/**/*.ts", dest: ., strip: ${name}/ }] }
`,
};

export const inCompose = ({ name }) => `  ${name}:
    <<: *service
    build: { context: ., dockerfile: infra/docker/service.Dockerfile, args: { SERVICE: ${name} } }
    environment:
      <<: *environment
      NATS_CLIENT_ID: ${name}
      MONGO_URI: mongodb://${name}-mongo:27017/${name}?w=majority&journal=true
`;

export const inIngress = ({ name, path }) => `          - path: ${path}
            pathType: Prefix
            backend: { service: { name: ${name}-srv, port: { number: 3000 } } }
`;

export const inRoute = ({ name, path }) => `    - matches: [{ path: { type: PathPrefix, value: ${path} } }]
      backendRefs: [{ name: ${name}-srv, port: 3000 }]
`;

/** By which Prometheus finds its pods. */
export const inNames = ({ name }) => `---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector: { app: ${name} }
  ports: [{ name: metrics, port: 9090, targetPort: metrics }]
`;

export const manifest = ({ name }) => `COPY ${name}/package.json ${name}/\n`;

export const pathOf =
  (folder) =>
  ({ name }) =>
    `    {\n      "path": "${folder}${name}"\n    },\n`;
