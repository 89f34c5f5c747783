import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { guideContext, type Say } from './context'
import { type GuideKey, guideKey } from './keys'
import { keytoolRequest } from './request/keytool'
import { opensslRequest } from './request/openssl'
import { cpanelRequest, pleskRequest } from './request/panels'
import type { RequestDetails } from './request/subject'
import { exchangeRequest, iisRequest } from './request/windows'
import type { Guide } from './types'

/** Servers that must generate their own key; all others take a key file created with OpenSSL. */
const OWN_WAYS: Partial<Record<GuideKey, (details: RequestDetails, say: Say) => Guide>> = {
  iis: iisRequest,
  exchange: exchangeRequest,
  cpanel: cpanelRequest,
  plesk: pleskRequest,
  tomcat: keytoolRequest,
}

/** Returns instructions for making a certificate request (CSR) on this kind of server, with the client's details filled in. */
export function requestGuide(serverKey: string, details: RequestDetails, language: Language = DEFAULT_LANGUAGE): Guide {
  const { say } = guideContext(details.domain, details.otherNames ?? [], language)
  return (OWN_WAYS[guideKey(serverKey)] ?? opensslRequest)(details, say)
}
