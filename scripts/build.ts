import { buildShop } from './build-shop'
import { keepTelling } from './keep-telling'
import { readSettings } from './settings'
import { withDatabase } from './with-database'

// `npm run build`: public pages are written from the database, so one is needed. Where the settings name none, an
// embedded one is filled with the catalogue of the seed and ended afterwards.
const tell = (stage: string) => console.info(`build  ${stage}`)
try {
  const outcome = await keepTelling(tell, 'preparing the database', (now) =>
    withDatabase({ ...readSettings(), NODE_ENV: 'production' }, '.data/build', (settings) => buildShop(settings, now)),
  )
  tell(outcome === 'built' ? 'done' : 'nothing changed since the last one')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
