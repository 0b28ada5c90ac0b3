# One node of Sedā.fm Rooms. Built in one stage, run in another that holds only what running takes.
#   docker build -t seda-rooms . && docker run -p 3000:3000 -v rooms:/data seda-rooms

FROM node:20-bookworm-slim AS build
# The compiler is for modules that have no prebuilt binary for this machine.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && node .ci/runtime.mjs /runtime

FROM node:20-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
COPY --from=build /runtime ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Whether this process answers; whether its database does is for the proxy to ask, at /readyz.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: it hears SIGTERM, lets requests finish and sends the sockets away to come back.
STOPSIGNAL SIGTERM
CMD ["node", "build/server.js"]
