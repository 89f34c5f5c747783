import { checkWithOpenssl, type GuideWriter } from '../context'

export const tomcat: GuideWriter = (context) => {
  const { files } = context
  const { keystore } = files
  return {
    title: 'Install on Tomcat or another Java server',
    files: [files.p7b, files.fullchain],
    steps: [
      {
        text: `If you made the request with keytool, add the reply to the same keystore. It must say “Certificate reply was installed in keystore”; answer yes if it asks whether to trust the reply.`,
        command: `keytool -importcert -alias tomcat -keystore ${keystore} -file ${files.p7b}`,
      },
      {
        text: `If you made the request with OpenSSL or in your browser instead, join key and certificate into a new keystore. Choose a password when asked. “Make a file with my key”, on the certificate’s page, makes the same file without OpenSSL.`,
        command: `openssl pkcs12 -export -name tomcat -inkey ${files.key} -in ${files.fullchain} -out ${keystore}`,
      },
      {
        text: 'Put the keystore into Tomcat’s conf folder and name it in conf/server.xml, with your own password.',
        command: `<Connector port="443" protocol="org.apache.coyote.http11.Http11NioProtocol" SSLEnabled="true">\n  <SSLHostConfig protocols="TLSv1.2+TLSv1.3">\n    <Certificate certificateKeystoreFile="conf/${keystore}" certificateKeystoreType="PKCS12"\n                 certificateKeystorePassword="YOUR PASSWORD" certificateKeyAlias="tomcat" />\n  </SSLHostConfig>\n</Connector>`,
      },
      { text: 'Restart Tomcat.', command: 'sudo systemctl restart tomcat' },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: 'To go back, name the former keystore in conf/server.xml again and restart Tomcat. Copy a keystore before you add a reply to it.',
    },
  }
}
