import type { GuideContext } from '../context'
import type { GuideKey } from '../keys'
import type { Guide } from '../types'
import { scriptName, scriptSteps } from './fetch-script'

/** Returns how a systemd timer fetches the file each day. */
export function systemdGuide(context: GuideContext, server: GuideKey): Guide {
  const name = scriptName(context)
  return {
    title: 'With a systemd timer',
    files: [context.files.fullchain],
    steps: [
      ...scriptSteps(context, server),
      {
        text: 'Write the service and its timer.',
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
      { text: 'Start the timer.', command: `sudo systemctl daemon-reload\nsudo systemctl enable --now ${name}.timer` },
    ],
    check: {
      text: 'See when it runs next, and what it printed last.',
      command: `systemctl list-timers ${name}.timer\njournalctl -u ${name}.service -n 20`,
    },
  }
}
