import { freePorts, answers, startProgram, whenReady } from "../serve/program.ts";
import { startTime, type Engine } from "./engine.ts";
import { openWebDriver } from "./webdriver.ts";

const browser = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const driver = "/usr/bin/WebKitWebDriver";
const screen = "/usr/bin/Xvfb";

export const webkitgtk: Engine = {
  name: "WebKitGTK",
  needs: [browser, driver, screen],
  async start() {
    // Xvfb takes a free display and writes its number to its standard output.
    const display = startProgram(screen, ["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]);
    const number = await whenReady(display, () => /^\d+$/m.exec(display.said)?.[0], startTime);
    const [port] = await freePorts(1);
    const program = startProgram(driver, ["--host=127.0.0.1", `--port=${port}`], {
      DISPLAY: `:${number}`,
      GDK_BACKEND: "x11",
      LIBGL_ALWAYS_SOFTWARE: "1",
      // Its sandbox needs user namespaces, which containers have not.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    });
    const end = async (): Promise<void> => {
      await program.stop();
      await display.stop();
    };
    try {
      const address = `http://127.0.0.1:${port}`;
      await whenReady(program, () => answers(`${address}/status`), startTime);
      const wire = await openWebDriver(address, {
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
      });
      return {
        version: wire.version,
        wire,
        // Under automation nothing is kept, and of what is not kept WebKit writes no console.
        said: () => [],
        async end() {
          await wire.close();
          await end();
        },
      };
    } catch (thrown) {
      await end();
      throw thrown;
    }
  },
};
