import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { guideContext } from './context'
import { guideKey } from './keys'
import { ansibleGuide } from './pull/ansible'
import { cronGuide } from './pull/cron'
import { powershellGuide } from './pull/powershell'
import { systemdGuide } from './pull/systemd'
import type { Guide } from './types'

/** Returns the ways in which this kind of server can fetch its file with a link, the most common first. */
export function pullGuides(
  serverKey: string,
  { domain, names }: { domain: string; names: readonly string[] },
  language: Language = DEFAULT_LANGUAGE,
): Guide[] {
  const context = guideContext(domain, names, language)
  const server = guideKey(serverKey)
  const unix = [cronGuide(context, server), systemdGuide(context, server), ansibleGuide(context, server)]
  return server === 'iis' || server === 'exchange' ? [powershellGuide(context), ...unix] : [...unix, powershellGuide(context)]
}
