import type { GuideContext } from '../context'
import type { GuideKey } from '../keys'
import type { Guide } from '../types'
import { scriptName, scriptSteps } from './fetch-script'

/** Returns the guide for fetching the file daily with a systemd timer. */
export function systemdGuide(context: GuideContext, server: GuideKey): Guide {
  const { say } = context
  const name = scriptName(context)
  return {
    title: say('fetch.systemd.title'),
    files: [context.files.fullchain],
    steps: [
      ...scriptSteps(context, server),
      {
        text: say('fetch.systemd.timer'),
        command: `sudo tee /etc/systemd/system/${name}.service >/dev/null <<'END'
[Unit]
Description=Fetch the certificate of ${context.domain.replace('*', 'any')}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/${name}
END
sudo tee /etc/systemd/system/${name}.timer >/dev/null <<'END'
[Timer]
OnCalendar=daily
RandomizedDelaySec=1h
Persistent=true

[Install]
WantedBy=timers.target
END`,
      },
      { text: say('fetch.systemd.start'), command: `sudo systemctl daemon-reload\nsudo systemctl enable --now ${name}.timer` },
    ],
    check: {
      text: say('fetch.systemd.check'),
      command: `systemctl list-timers ${name}.timer\njournalctl -u ${name}.service -n 20`,
    },
  }
}
