export { type RunningServer, type ServerOptions, startServer } from './drivers/server.ts';
