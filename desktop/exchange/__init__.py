"""The bytes of `.sigap` files: keys, container, seal, payload, upgrades. No SQL, no file dialog.

`resources/schemas/package.md` says what stands in a file, byte by byte. The way out is `seal.seal_parts` and
`stick.write_safely`; the way in is `unseal.read_file`, `unseal.open_package`, `senders.check_sender` and
`payload.read_payload`, each of which raises a `Problem` with a code of its own (`problems/exchange.toml`).
"""
