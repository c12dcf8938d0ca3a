declare global {
  namespace NodeJS {
    /** The variables that the samples read, so that `process.env.CLAWWITS_API_KEY` compiles under strict settings. */
    interface ProcessEnv {
      CLAWWITS_API_KEY?: string;
      CLAWWITS_BASE_URL?: string;
      KLAWD_WEBHOOK_SECRET?: string;
    }
  }
}

export {};
