"""Which network addresses may be asked: a report never lies on this machine or in a private network.

A page that somebody sends could lead to a router or a database ("server-side request forgery"), so
every host is resolved here, every address it has is judged, and the connection goes to the address
that was judged, not to whatever the name means a moment later.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from reportdiff.errors import FetchError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int, where: str, allowed: Callable[[str], bool]) -> str:
    """Give one network address of a host.

    Args:
        host: a name or a literal address.
        port: the port to be asked.
        where: the address as the user knows it, for the error.
        allowed: whether a network address may be asked; ``is_public`` unless the user allows private ones.

    Raises:
        FetchError: the host has no address, or one of its addresses is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        raise FetchError(where, f"no such host: {host} ({wrong})", "an address that can be reached") from None
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allowed(address):
            what = f"{host} is on this machine or in a private network ({address})"
            raise FetchError(where, what, "--allow-private to ask it")
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether a literal address belongs to the public network, also when it is wrapped in another."""
    try:
        parsed: _Address = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    return all(part.is_global and not part.is_multicast for part in _unwrapped(parsed))


def _unwrapped(address: _Address) -> list[_Address]:
    """Give an address and the IPv4 addresses hidden in it: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    hidden: list[_Address] = [address]
    if address.sixtofour is not None:
        hidden.append(address.sixtofour)
    if address.teredo is not None:
        hidden.extend(address.teredo)
    return hidden
