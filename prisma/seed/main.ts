import { db } from '../../lib/db/client'
import { seedShop } from './seed-shop'

await seedShop()
await db.$disconnect()
