import type { AuthorityFamily } from '../../db/generated/enums'

/**
 * Enom's `WebServerType` by server software and authority. Software that Enom does not list is "Other". Enom CertConfigureCert,
 * WebServerType.
 */
const SERVER_TYPES: Readonly<Record<string, Readonly<Record<AuthorityFamily, number>>>> = {
  apache: { symantec: 21, comodo: 1002 },
  iis: { symantec: 33, comodo: 1014 },
  exchange: { symantec: 33, comodo: 1014 },
  cpanel: { symantec: 24, comodo: 1031 },
  plesk: { symantec: 28, comodo: 1030 },
  tomcat: { symantec: 29, comodo: 1024 },
}

const OTHER: Readonly<Record<AuthorityFamily, number>> = { symantec: 18, comodo: 1000 }

/** Returns the id Enom expects for a buyer's server software (a key of certificates/setup/server-software.ts). */
export function serverTypeId(serverSoftware: string, family: AuthorityFamily): number {
  return (SERVER_TYPES[serverSoftware] ?? OTHER)[family]
}
