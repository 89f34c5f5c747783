# One image for web, worker and migrations. Public pages are written from the database, so the build runs when the web
# container starts (and is skipped when nothing changed): docs/decisions/0009.
FROM node:20-slim
WORKDIR /shop
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
COPY scripts ./scripts
RUN npm ci
COPY . .
RUN node --import tsx scripts/compile.ts && mkdir -p .next .data && chown -R node:node .next .data dist next-env.d.ts* tsconfig.json
USER node
ENV NODE_ENV=production
EXPOSE 3000
CMD ["sh", "-c", "npm run migrate && npm run seed && npm run build && npm start"]
