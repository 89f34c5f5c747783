import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { requireSchema } from '../../lib/db/require-schema'
import { seedShop } from './seed-shop'

// `npm run seed`. In a real shop, staff put products on sale themselves; the demo and tests use `--on-sale`.
await requireSchema(env.DATABASE_URL)
const onSale = process.argv.includes('--on-sale')
const { types, added, kept } = await seedShop({ onSale })
console.info(`${types} certificate types are up to date.`)
if (!added)
  console.info(
    `${kept} ${kept === 1 ? 'product is' : 'products are'} there already and ${kept === 1 ? 'stays as it is' : 'stay as they are'}.`,
  )
else if (onSale) console.info(`${added} products were added.`)
else
  console.info(
    `${added} products were added, all hidden, and the shop is closed. Show products (${env.APP_URL}/admin/products), then open the shop (${env.APP_URL}/admin).`,
  )
await db.$disconnect()
