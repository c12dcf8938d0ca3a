export * from '@clawwits/sdk-ts';
