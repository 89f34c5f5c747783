import { checkWithOpenssl, type GuideWriter } from '../context'

export const tomcat: GuideWriter = (context) => {
  const { files, say } = context
  const { keystore } = files
  return {
    title: say('install.tomcat.title'),
    files: [files.p7b, files.fullchain],
    steps: [
      {
        text: say('install.tomcat.reply'),
        command: `keytool -importcert -alias tomcat -keystore ${keystore} -file ${files.p7b}`,
      },
      {
        text: say('install.tomcat.join'),
        command: `openssl pkcs12 -export -name tomcat -inkey ${files.key} -in ${files.fullchain} -out ${keystore}`,
      },
      {
        text: say('install.tomcat.configure'),
        command: `<Connector port="443" protocol="org.apache.coyote.http11.Http11NioProtocol" SSLEnabled="true">\n  <SSLHostConfig protocols="TLSv1.2+TLSv1.3">\n    <Certificate certificateKeystoreFile="conf/${keystore}" certificateKeystoreType="PKCS12"\n                 certificateKeystorePassword="YOUR PASSWORD" certificateKeyAlias="tomcat" />\n  </SSLHostConfig>\n</Connector>`,
      },
      { text: say('install.tomcat.restart'), command: 'sudo systemctl restart tomcat' },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: say('install.tomcat.undo'),
    },
  }
}
