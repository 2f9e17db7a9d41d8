import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePorts } from "../../tools/serve/program.ts";
import { daemonFolder, programPath, startDaemon, type Daemon } from "./daemon.ts";

/** A real nginx that lets every origin read `files`, and an XRootD behind it below `/xrd/`, as docs/deploy.md says. */
export function startNginx(files: string, xrootd: string): Promise<Daemon> {
  return startNginxWith(`
    location / {
      root ${files};
      add_header Access-Control-Allow-Origin * always;
      add_header Access-Control-Expose-Headers "Content-Range, Content-Length, ETag, Last-Modified" always;
    }
    location /xrd/ {
      proxy_pass ${xrootd};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffering off;
      add_header Access-Control-Allow-Origin * always;
      add_header Access-Control-Expose-Headers "Content-Range, Content-Length" always;
    }`);
}

/** A real nginx with what is given inside its `server` block. It needs no rights and leaves nothing behind. */
export async function startNginxWith(server: string): Promise<Daemon> {
  const folder = daemonFolder("nginx");
  mkdirSync(join(folder, "temp"));
  const [port] = await freePorts(1);
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`)
    .join("\n  ");
  // Run by root, its workers would be nobody, who cannot look into a checkout below /root.
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off;
${user}
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  ${temp}
  access_log off;
  default_type application/octet-stream;
  server {
    listen 127.0.0.1:${port};
    ${server}
  }
}
`,
  );
  return startDaemon({
    program: programPath("nginx") ?? "nginx",
    args: ["-c", join(folder, "nginx.conf"), "-p", folder, "-e", join(folder, "error.log")],
    folder,
    address: `http://127.0.0.1:${port}/`,
  });
}
