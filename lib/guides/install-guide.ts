import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { type GuideWriter, guideContext } from './context'
import { apache } from './install/apache'
import { aws } from './install/aws'
import { azure } from './install/azure'
import { caddy } from './install/caddy'
import { cpanel } from './install/cpanel'
import { exchange } from './install/exchange'
import { google } from './install/google'
import { haproxy } from './install/haproxy'
import { iis } from './install/iis'
import { litespeed } from './install/litespeed'
import { mail } from './install/mail'
import { mikrotik } from './install/mikrotik'
import { nginx } from './install/nginx'
import { node } from './install/node'
import { other } from './install/other'
import { plesk } from './install/plesk'
import { rdp } from './install/rdp'
import { synology } from './install/synology'
import { tomcat } from './install/tomcat'
import { type GuideKey, guideKey } from './keys'

const WRITERS: Record<GuideKey, GuideWriter> = {
  nginx,
  apache,
  iis,
  cpanel,
  plesk,
  tomcat,
  haproxy,
  caddy,
  litespeed,
  exchange,
  azure,
  aws,
  google,
  node,
  mail,
  rdp,
  synology,
  mikrotik,
  other,
}

/**
 * Returns instructions for installing the certificate of `domain` on this kind of server, with the client's own names in every command.
 * `names` are additional names in the certificate. An unknown server gets the general guide.
 */
export function installGuide(
  serverKey: string,
  { domain, names = [] }: { domain: string; names?: readonly string[] },
  language: Language = DEFAULT_LANGUAGE,
): ReturnType<GuideWriter> {
  return WRITERS[guideKey(serverKey)](guideContext(domain, names, language))
}
