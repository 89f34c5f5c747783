import { checkWithOpenssl, type GuideWriter } from '../context'

export const haproxy: GuideWriter = (context) => {
  const { files, say } = context
  const bundle = files.withKey
  return {
    title: say('install.haproxy.title'),
    files: [files.fullchain],
    steps: [
      {
        text: say('install.haproxy.join'),
        command: `sudo install -d -m 700 /etc/haproxy/certs\nsudo cp -p /etc/haproxy/certs/${bundle} /etc/haproxy/${bundle}.old 2>/dev/null\ncat ${files.fullchain} ${files.key} | sudo tee /etc/haproxy/certs/${bundle} >/dev/null\nsudo chmod 600 /etc/haproxy/certs/${bundle}`,
      },
      {
        text: say('install.haproxy.configure'),
        command: `frontend https\n    mode http\n    bind :443 ssl crt /etc/haproxy/certs/${bundle} alpn h2,http/1.1`,
      },
      {
        text: say('install.haproxy.test'),
        command: 'sudo haproxy -c -f /etc/haproxy/haproxy.cfg',
      },
      { text: say('install.load'), command: 'sudo systemctl reload haproxy' },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: say('install.haproxy.undo'),
      command: `sudo mv /etc/haproxy/${bundle}.old /etc/haproxy/certs/${bundle}\nsudo haproxy -c -f /etc/haproxy/haproxy.cfg && sudo systemctl reload haproxy`,
    },
  }
}
