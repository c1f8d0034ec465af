// @ts-check
// Follows one discussion over a WebSocket, by the rules of docs/live-protocol.md.

/** @typedef {{thread: import('./thread.js').Thread, reread(wish: {minSeq?: number}): Promise<unknown>}} Follower */

export class Live {
  /** @type {WebSocket | undefined} */
  #socket;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {string} address @param {Follower} follower */
  constructor(address, follower) {
    this.address = address;
    this.follower = follower;
  }

  start() {
    this.stop();
    const socket = (this.#socket = new WebSocket(this.address, 'parley.v1'));
    socket.onopen = () => this.#subscribe();
    socket.onmessage = message => socket === this.#socket && this.#hear(JSON.parse(message.data));
    socket.onclose = () => socket === this.#socket && this.#again(this.#backoff());
  }

  stop() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  /** @param {number} wait in milliseconds */
  #again(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.start(), wait);
  }

  /** 1 s, then twice as long each time up to 30 s, shortened at random by up to a half. */
  #backoff() {
    return Math.min(30_000, 1_000 * 2 ** this.#failures++) * (1 - Math.random() / 2);
  }

  #subscribe() {
    const { id, seq, epoch } = this.follower.thread;
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify({ subscribe: { discussion: id, after: seq, epoch, as: 'html' } }));
  }

  /** @param {any} frame */
  #hear(frame) {
    this.#failures = 0;
    if (frame.events && frame.discussion === this.follower.thread.id) this.#apply(frame.events);
    if (frame.resync) this.#resync(frame.resync.in, frame.resync.seq);
    if (frame.drain) {
      this.stop();
      this.#again(frame.drain.reconnectIn);
    }
  }

  /** @param {any[]} events */
  #apply(events) {
    const { thread } = this.follower;
    for (const event of events) {
      if (event.seq <= thread.seq) continue;
      if (event.seq > thread.seq + 1) return this.#subscribe();
      if (!thread.apply(event)) return this.#resync(0, event.seq);
      thread.seq = event.seq;
    }
  }

  /** @param {number} wait in milliseconds @param {number} minSeq */
  #resync(wait, minSeq) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const socket = this.#socket;
      const read = await this.follower.reread({ minSeq }).then(() => true, () => false);
      if (socket !== this.#socket) return;
      // From the old position the server will say resync again, a little later.
      if (read) this.#subscribe();
      else this.#again((this.stop(), this.#backoff()));
    }, wait);
  }
}
