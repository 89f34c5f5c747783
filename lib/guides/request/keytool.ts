import type { Say } from '../context'
import { fileNames, fileStem } from '../file-names'
import type { Guide } from '../types'
import { alternativeNames, keytoolName, type RequestDetails, shellQuoted } from './subject'

/** Java servers keep the key in a keystore from the start. */
export function keytoolRequest(details: RequestDetails, say: Say): Guide {
  const keystore = `${fileStem(details.domain)}.p12`
  const { request } = fileNames(details.domain)
  const names = alternativeNames(details, 'dns:')
  return {
    title: say('request.keytool.title'),
    files: [],
    steps: [
      {
        text: say('request.keytool.make'),
        command: `keytool -genkeypair -alias tomcat -keyalg RSA -keysize 2048 \\\n  -keystore ${keystore} -storetype PKCS12 \\\n  -dname ${shellQuoted(keytoolName(details))}`,
      },
      {
        text: say('request.keytool.request'),
        command: `keytool -certreq -alias tomcat -sigalg SHA256withRSA -keystore ${keystore} -file ${request}${names ? ` -ext ${shellQuoted(`SAN=${names}`)}` : ''}`,
      },
      { text: say('request.keytool.print'), command: `cat ${request}` },
    ],
  }
}
