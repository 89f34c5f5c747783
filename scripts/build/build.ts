import { withDatabase } from '../database/with-database'
import { keepTelling } from '../run/keep-telling'
import { readSettings, type Settings } from '../run/settings'
import { buildShop, compileShop } from './build-shop'

// `npm run build`: needs a database, because public pages are rendered from it. If the settings name none, an embedded one is started,
// filled with the seed catalogue and stopped afterwards. `-- --compile` builds everything except those pages.
const tell = (stage: string) => console.info(`build  ${stage}`)
const settings: Settings = { ...readSettings(), NODE_ENV: 'production' }
try {
  if (process.argv.includes('--compile')) {
    await keepTelling(tell, 'compiling web and worker', (now) => compileShop(settings, now))
    tell('compiled')
  } else {
    const outcome = await keepTelling(tell, 'preparing the database', (now) =>
      withDatabase(settings, '.data/build', (connected) => buildShop(connected, now)),
    )
    tell(outcome === 'built' ? 'done' : 'nothing has changed since the last build')
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
