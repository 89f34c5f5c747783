import type { GuideContext } from '../context'
import type { GuideKey } from '../keys'
import type { Guide } from '../types'
import { scriptName, scriptSteps } from './fetch-script'

/** Returns the guide for fetching the file nightly with cron. */
export function cronGuide(context: GuideContext, server: GuideKey): Guide {
  const { say } = context
  const name = scriptName(context)
  return {
    title: say('fetch.cron.title'),
    files: [context.files.fullchain],
    steps: [
      ...scriptSteps(context, server),
      {
        text: say('fetch.cron.nightly'),
        command: `echo '17 4 * * * root /usr/local/sbin/${name}' | sudo tee /etc/cron.d/${name}`,
      },
    ],
  }
}
