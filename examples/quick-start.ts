import { Clawwits } from '@clawwits/sdk-ts';

const cw = new Clawwits({ apiKey: process.env.CLAWWITS_API_KEY! });
const r = await cw.chat.completions.create({
  messages: [{role:'user', content:'Xin chào'}],
  maxTokens: 200,
});
console.log(r.choices[0].message.content);
