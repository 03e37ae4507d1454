#!/usr/bin/env python3
"""sign.py: makes the signed requests of this folder again. Needs openssl. The secret is nobody's: 32 bytes of 0x2a."""
import base64
import json
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SECRET = bytes.fromhex("302e020100300506032b657004220420") + b"\x2a" * 32  # PKCS #8

REQUEST = {
    "agent-id": "EXAMPLE_AGENT",
    "business-id": "EXAMPLE_COUNCIL",
    "issued-at": "2026-11-20T10:00:00Z",
    "expires-at": "2026-11-20T10:10:00Z",
    "agent-request-id": "agent-7001",
    "drp.version": "1.0",
    "exercise": "access",
    "regime": "gdpr",
    "relationships": ["library"],
    "status_callback": "https://agent.example.org/update_status",
    "name": "Aisha Khan",
    "email": "aisha@example.org",
    "email_verified": True,
    "phone_number": "+447700900123",
    "phone_number_verified": False,
    "address": {"street_address": "1 Market Street", "locality": "Exampleton", "postal_code": "EX1 1AA"},
    "power_of_attorney": "paper-17",
}


def openssl(*words, data=None):
    return subprocess.run(["openssl", *words], input=data, capture_output=True, check=True).stdout


def write(name, text):
    with open(os.path.join(HERE, name), "w", encoding="ascii") as file:
        file.write(text + "\n")


def main():
    with tempfile.TemporaryDirectory() as folder:
        key, message = os.path.join(folder, "key"), os.path.join(folder, "message")
        with open(key, "wb") as file:
            file.write(SECRET)
        text = json.dumps(REQUEST).encode()
        with open(message, "wb") as file:
            file.write(text)
        signature = openssl("pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", key, "-in", message)
        public = openssl("pkey", "-inform", "DER", "-in", key, "-pubout", "-outform", "DER")[-32:]
    verify_key = base64.b64encode(public).decode()
    write("drp.txt", base64.b64encode(signature + text).decode())
    write("drp-changed.txt", base64.b64encode(signature + text.replace(b"Khan", b"Kham")).decode())
    write("agent-key.txt", verify_key)
    write("agent.json", json.dumps({"id": "EXAMPLE_AGENT", "name": "Example Rights Agent", "verify_key": verify_key}))


main()
