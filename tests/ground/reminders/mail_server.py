"""A mail server in a process of its own: `mail_server.py FOLDER [well|slow|dies|full]` prints its port.

It keeps each message it takes in the folder and knows nobody called `nobody...`.
"""

import asyncio
import os
import sys
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

folder, mood = Path(sys.argv[1]), sys.argv[2]


class Box:
    async def handle_RCPT(self, server: SMTP, session, envelope, address, options) -> str:
        if address.startswith("nobody"):
            return "550 5.1.1 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session, envelope) -> str:
        if mood == "full":
            return "452 4.3.1 disk full"
        number = len(list(folder.iterdir()))
        (folder / f"{number:04}.eml").write_bytes(envelope.content)
        if mood == "dies":
            os._exit(9)
        if mood == "slow":
            await asyncio.sleep(60)
        return "250 OK"


class Anywhere(Controller):
    """On a free port, which it tells."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


if __name__ == "__main__":
    controller = Anywhere(Box(), hostname="127.0.0.1", port=0)
    controller.start()
    print(controller.port, flush=True)
    sys.stdin.read()
