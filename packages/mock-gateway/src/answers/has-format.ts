const date = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)`;
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const byte = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;

/** What the formats look like that the sandbox writes; others say nothing about a text. */
const patterns: Readonly<Record<string, RegExp>> = {
  'date-time': new RegExp(`^${date}[Tt ]${time}$`, 'i'),
  date: new RegExp(`^${date}$`),
  time: new RegExp(`^${time}$`, 'i'),
  duration: /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/,
  email: new RegExp(`^[\\w!#$%&'*+/=?^\`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^\`{|}~-]+)*@${label}(?:\\.${label})+$`, 'i'),
  hostname: new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`, 'i'),
  ipv4: new RegExp(`^${byte}(?:\\.${byte}){3}$`),
  ipv6: /^(?=.*:)[\da-f:]{2,39}$/i,
  uri: /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]+$/i,
  url: /^https?:\/\/[^\s"<>\\^`{|}]+$/i,
  uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
};

/** Whether a text has the form that a format of JSON Schema asks for. */
export function hasFormat(text: string, format: string): boolean {
  return !Object.hasOwn(patterns, format) || patterns[format]?.test(text) === true;
}
