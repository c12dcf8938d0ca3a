/** What every client asks. */
export const messages = [{ role: 'user', content: 'Say hello.' }];
export const texts = Array.from({ length: 64 }, (_, index) => `text number ${index}`);
export const apiKey = 'cw_sk_benchmark';
