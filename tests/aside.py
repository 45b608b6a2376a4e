"""A coroutine's result, where a browser that other tests share has an event loop in this thread already."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor


def aside(coroutine: Coroutine):
    with ThreadPoolExecutor(1) as another:
        return another.submit(asyncio.run, coroutine).result()
