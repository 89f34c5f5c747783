import { fileNames, fileStem } from '../file-names'
import type { Guide } from '../types'
import { alternativeNames, keytoolName, type RequestDetails, shellQuoted } from './subject'

/** Java servers keep the key in a keystore from the start. */
export function keytoolRequest(details: RequestDetails): Guide {
  const keystore = `${fileStem(details.domain)}.p12`
  const { request } = fileNames(details.domain)
  const names = alternativeNames(details, 'dns:')
  return {
    title: 'Make the request with keytool',
    files: [],
    steps: [
      {
        text: `On the server, make a keystore with a new private key. Choose a password when asked, and keep ${keystore}: the certificate goes into it later.`,
        command: `keytool -genkeypair -alias tomcat -keyalg RSA -keysize 2048 \\\n  -keystore ${keystore} -storetype PKCS12 \\\n  -dname ${shellQuoted(keytoolName(details))}`,
      },
      {
        text: 'Make the request.',
        command: `keytool -certreq -alias tomcat -sigalg SHA256withRSA -keystore ${keystore} -file ${request}${names ? ` -ext ${shellQuoted(`SAN=${names}`)}` : ''}`,
      },
      { text: 'Print it and paste all of it here.', command: `cat ${request}` },
    ],
  }
}
