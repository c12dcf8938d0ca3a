import { Clawwits, outputText, techopenclaw } from '@clawwits/sdk-ts';

const client = new Clawwits({ gateway: techopenclaw });

const response = await client.responses.create({ model: 'gpt-5.4', input: 'Say hi.' });
console.log(outputText(response));
