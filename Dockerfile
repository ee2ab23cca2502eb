# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY packages/api/package.json packages/api/
COPY packages/api/bin packages/api/bin
COPY packages/admin/package.json packages/admin/
RUN npm ci
COPY scripts scripts
COPY packages packages
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 HOST=0.0.0.0 WAYMARK_DATA_DIR=/data/waymark
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages/api/package.json packages/api/package.json
COPY --from=build /app/packages/api/bin packages/api/bin
COPY --from=build /app/packages/api/dist packages/api/dist
COPY --from=build /app/packages/api/data packages/api/data
COPY --from=build /app/packages/api/testdata/banking77 packages/api/testdata/banking77
COPY --from=build /app/packages/admin/dist packages/admin/dist
RUN ln -s /app/packages/api/bin/waymark.mjs /usr/local/bin/waymark && install -d -o node -g node /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 4000) + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "packages/api/dist/cli/waymark.js", "start"]
