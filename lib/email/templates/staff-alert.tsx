import { Text } from 'react-email'
import { MAIL_KINDS } from '../kinds'
import { Letter, paragraph } from './letter'
import { template } from './template'

export const staffAlert = template(MAIL_KINDS.staff_alert, {
  subject: ({ subject }) => `[staff] ${subject}`,
  body: ({ subject, lines, path }, { appUrl, shopName }) => (
    <Letter
      isForStaff
      appUrl={appUrl}
      shopName={shopName}
      preview={lines[0] ?? subject}
      heading={subject}
      button={{ text: 'Open the back office', url: `${appUrl}${path}` }}
    >
      {lines.map((line) => (
        <Text key={line} style={paragraph}>
          {line}
        </Text>
      ))}
    </Letter>
  ),
})
