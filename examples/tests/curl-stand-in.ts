/**
 * A program that does what the documents' lines ask of curl, for machines without it: `-X`, `-H`, `-d`, `-s` and an address.
 * Plain JavaScript, run by Node as it stands.
 */
export const curlStandIn = `
const args = process.argv.slice(2);
const headers = {};
let method, body, url;
while (args.length > 0) {
  const word = args.shift();
  if (word === '-s') continue;
  if (word === '-X') method = args.shift();
  else if (word === '-H') {
    const [, name, value] = /^([^:]+): *(.*)$/s.exec(args.shift());
    headers[name.toLowerCase()] = value;
  } else if (word === '-d') body = args.shift();
  else if (/^https?:/.test(word)) url = word;
  else throw new Error('curl: ' + word + ' is not known here');
}
if (body !== undefined) headers['content-type'] ??= 'application/x-www-form-urlencoded';
const response = await fetch(url, { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, body });
process.stdout.write(await response.text());
`;
