# The web app:  docker build -f infra/docker/client.Dockerfile -t ticketing/client .
# The last stage is what runs in a cluster; `--target dev` is next's own development server.

FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.base.json ./
COPY common/package.json common/
COPY auth/package.json auth/
COPY tickets/package.json tickets/
COPY orders/package.json orders/
COPY payments/package.json payments/
COPY expiration/package.json expiration/
COPY notifications/package.json notifications/
COPY client/package.json client/
COPY infra/embedded-mongo/package.json infra/embedded-mongo/
COPY infra/fake-stripe/package.json infra/fake-stripe/
COPY infra/local/package.json infra/local/
COPY infra/e2e/package.json infra/e2e/
ENV NEXT_TELEMETRY_DISABLED=1

FROM manifests AS tools
RUN npm ci --ignore-scripts --include-workspace-root -w client

# what skaffold copies in must belong to the image's user
FROM tools AS dev
WORKDIR /app/client
COPY --chown=10001:10001 client ./
RUN mkdir -p .next && chown 10001:10001 . .next
EXPOSE 3000
USER 10001:10001
CMD ["node", "../node_modules/next/dist/bin/next", "dev", "-p", "3000"]

FROM tools AS build
COPY client client
RUN mkdir -p client/public && npm run build -w client

FROM node:24-slim AS production
ARG REVISION=unknown
LABEL org.opencontainers.image.title="ticketing client" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0
COPY --from=build /app/client/.next/standalone /app
COPY --from=build /app/client/.next/static /app/client/.next/static
COPY --from=build /app/client/public /app/client/public
WORKDIR /app/client
EXPOSE 3000
# a number, so that Kubernetes can see that it is not root
USER 10001:10001
CMD ["node", "server.js"]
