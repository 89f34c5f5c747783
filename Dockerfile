# One image for web, worker and migrations. Everything is compiled when the image is made; the public pages are written from the
# database when the web container starts (docs/decisions/0009), which takes seconds.
# The versions are exact. Their digests are not pinned: raise the versions with every release of Node 22 and rebuild.
FROM node:22.23.3-slim AS build
WORKDIR /shop
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
COPY scripts ./scripts
RUN npm ci
COPY . .
RUN npm run build -- --compile && rm -rf .next/cache .data && mv .next compiled && npm prune --omit=dev

# Without the packages for development. Nothing here belongs to the user it runs as but the two folders it writes to; compose lays
# memory over them and closes the rest.
FROM node:22.23.3-slim
WORKDIR /shop
ENV NODE_ENV=production HOME=/tmp NPM_CONFIG_UPDATE_NOTIFIER=false
COPY --from=build /shop ./
RUN mkdir .next .data && chown node:node .next .data
USER node
EXPOSE 3000
CMD ["sh", "-c", "cp -R compiled/. .next/ && npm run build && exec npm start"]
