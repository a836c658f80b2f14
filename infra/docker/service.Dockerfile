# One file for every Node service of the workspace:
#   docker build -f infra/docker/service.Dockerfile --build-arg SERVICE=orders -t ticketing/orders .
# The last stage is what runs in a cluster; `--target dev` reloads when its sources change.

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

# the same for all services, so that it is built once
FROM manifests AS tools
RUN npm ci --ignore-scripts --include-workspace-root \
    -w common -w auth -w tickets -w orders -w payments -w expiration -w notifications -w infra/embedded-mongo -w infra/fake-stripe

FROM tools AS build
COPY infra/embedded-mongo infra/embedded-mongo
COPY infra/fake-stripe infra/fake-stripe
COPY common common
COPY auth auth
COPY tickets tickets
COPY orders orders
COPY payments payments
COPY expiration expiration
COPY notifications notifications
# all at once, which takes little longer than one, and once for all images; in one thread, as several check the same
# types each for itself: a third of the time on two processors
RUN npx tsc -b --singleThreaded common auth tickets orders payments expiration notifications infra/embedded-mongo infra/fake-stripe \
 && find */dist infra/*/dist \( -name __test__ -o -name testing -o -name '*.d.ts' -o -name .tsbuildinfo \) -prune -exec rm -r {} +

FROM manifests AS dependencies
ARG SERVICE
RUN npm ci --ignore-scripts --omit=dev -w common -w ${SERVICE} \
 && rm -f package-lock.json .npmrc tsconfig.base.json

FROM node:24-slim AS runtime
ARG SERVICE
ARG REVISION=unknown
LABEL org.opencontainers.image.title="ticketing ${SERVICE}" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production
COPY --from=dependencies /app /app
COPY --from=build /app/common/dist /app/common/dist
COPY --from=build /app/${SERVICE}/dist /app/${SERVICE}/dist
# Docker gives a new volume the owner of the folder that it is mounted over
RUN mkdir /data && chown 10001:10001 /data
WORKDIR /app/${SERVICE}
EXPOSE 3000 9090
# a number, so that Kubernetes can see that it is not root
USER 10001:10001

# Node runs TypeScript as it is; what skaffold copies into src must belong to the image's user
FROM runtime AS dev
ARG SERVICE
ENV NODE_ENV=development
COPY --chown=10001:10001 ${SERVICE}/src src
CMD ["node", "--watch", "src/index.ts"]

FROM runtime AS production
CMD ["node", "dist/index.js"]
