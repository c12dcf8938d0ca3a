export { type RunningServer, type ServerOptions, startServer } from './drivers/server.ts';
export {
  type OptionsByName,
  type RunningServers,
  type ServedGateway,
  type ServersOptions,
  startServers,
} from './drivers/servers.ts';
export type { SocketOptions } from './drivers/socket.ts';
