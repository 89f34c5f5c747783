# One image for web, worker and migrations. Everything is compiled when the image is built; the public pages are generated from the
# database when the web container starts (docs/decisions/0009), which takes a few seconds.
# Versions are exact, but digests are not pinned: bump the versions with every Node 22 release and rebuild.
FROM node:22.23.3-slim AS build
WORKDIR /shop
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
COPY scripts ./scripts
RUN npm ci
COPY . .
RUN npm run build -- --compile && rm -rf .next/cache .data && mv .next compiled && npm prune --omit=dev

# Without development packages. The runtime user owns only the two folders it writes to; compose mounts
# tmpfs over them and makes everything else read-only.
FROM node:22.23.3-slim
WORKDIR /shop
ENV NODE_ENV=production HOME=/tmp NPM_CONFIG_UPDATE_NOTIFIER=false
COPY --from=build /shop ./
RUN mkdir .next .data && chown node:node .next .data
USER node
EXPOSE 3000
CMD ["sh", "-c", "cp -R compiled/. .next/ && npm run build && exec npm start"]
