import { checkWithOpenssl, type GuideWriter } from '../context'

export const haproxy: GuideWriter = (context) => {
  const { files } = context
  const bundle = files.withKey
  return {
    title: 'Install on HAProxy',
    files: [files.fullchain],
    steps: [
      {
        text: 'HAProxy needs certificate, intermediates and key in one file, in this order. “Make a file with my key”, on the certificate’s page, makes the same file in your browser.',
        command: `sudo install -d -m 700 /etc/haproxy/certs\nsudo cp -p /etc/haproxy/certs/${bundle} /etc/haproxy/${bundle}.old 2>/dev/null\ncat ${files.fullchain} ${files.key} | sudo tee /etc/haproxy/certs/${bundle} >/dev/null\nsudo chmod 600 /etc/haproxy/certs/${bundle}`,
      },
      {
        text: 'Name the file in the frontend of /etc/haproxy/haproxy.cfg. Keep your own default_backend line.',
        command: `frontend https\n    mode http\n    bind :443 ssl crt /etc/haproxy/certs/${bundle} alpn h2,http/1.1`,
      },
      {
        text: 'Let HAProxy test the configuration. It must say “Configuration file is valid”.',
        command: 'sudo haproxy -c -f /etc/haproxy/haproxy.cfg',
      },
      { text: 'Load it.', command: 'sudo systemctl reload haproxy' },
    ],
    check: checkWithOpenssl(context),
    undo: {
      text: 'To go back, put back the file that was there before and load it. It lies outside the folder, because HAProxy loads every file in there. If this was the first certificate, take out the lines you added instead.',
      command: `sudo mv /etc/haproxy/${bundle}.old /etc/haproxy/certs/${bundle}\nsudo haproxy -c -f /etc/haproxy/haproxy.cfg && sudo systemctl reload haproxy`,
    },
  }
}
