/**
 * A page that is left may be put to sleep, to come back at once when one goes back to it, and its workers with it, in the
 * middle of what they do. WebKit lets them keep their transactions and locks meanwhile: every other page of the app would
 * wait for its database until they wake. So workers end when their page is left, and a page that comes back is loaded anew.
 */
export function endWhenLeft(end: () => void): void {
  addEventListener("pagehide", end);
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}
