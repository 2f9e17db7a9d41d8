/** Version of the package; the build puts it in. */
declare const __APP_VERSION__: string;
