#!/usr/bin/perl
# feed_server.pl FEED: a server on this machine for holidays-feed.sh. Prints the port that the system gave it. Its
# paths are named for what happens there. Needs no more than perl-base, which every Debian has.
use strict;
use warnings;
use IO::Socket::INET;

open(my $file, '<:raw', $ARGV[0]) or die "$ARGV[0]: $!";
my $feed = do { local $/; <$file> };
my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => 0, Listen => 5) or die "no port: $!";
my $here = 'http://127.0.0.1:' . $server->sockport;
$| = 1;
print $server->sockport, "\n";
$SIG{CHLD} = $SIG{PIPE} = 'IGNORE';

sub redirect { return "HTTP/1.1 302 Found\r\nLocation: $_[0]\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" }
sub body { return "HTTP/1.1 $_[0]\r\nConnection: close\r\n\r\n$_[1]" }

my %answers = (
  '/feed' => body('200 OK', $feed),
  '/moved' => redirect('/feed'),
  '/not-found' => body('404 Not Found', 'SECRET BODY'),
  '/broken' => body('500 Internal Server Error', 'SECRET BODY'),
  '/page' => body('200 OK', '<html>SECRET BODY</html>'),
  '/cut-off' => "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{",
  '/too-large-announced' => "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{",
  '/to-secure' => redirect('https://127.0.0.1:1/feed'),
  '/to-elsewhere' => redirect('http://feed.example.org/feed'),
  '/to-file' => redirect("file://$ARGV[0]"),
  '/to-password' => redirect("http://name:word\@127.0.0.1/feed"),
  '/round-and-round' => redirect("$here/round-and-round"),
  '/nothing' => '',
  '/nonsense' => "this is not HTTP\r\n\r\n",
);

while (my $client = $server->accept) {
  next if fork;
  my ($path) = <$client> =~ m{^GET ([^ ?]+)};
  while (my $line = <$client>) { last if $line =~ /^\r?\n$/ }
  if ($path eq '/slow') {
    sleep 30;
  } elsif ($path eq '/too-large') {
    print $client "HTTP/1.1 200 OK\r\n\r\n";
    print $client ' ' x 65536 or last for 1 .. 1600;
  } else {
    print $client $answers{$path} // body('404 Not Found', '');
  }
  exit;
}
